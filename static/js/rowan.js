import { initAll } from "../vendor/govuk-frontend.min.js";
import { initAll as initMinistry } from "../vendor/moj-frontend.min.js";

initAll();
initMinistry();

// What htmx brings in later needs its components started too.
document.body.addEventListener("htmx:load", ({ detail }) => {
  if (detail.elt !== document.body) initAll({ scope: detail.elt });
});
