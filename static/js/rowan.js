import { initAll } from "../vendor/govuk-frontend.min.js";
import { initAll as initMinistry } from "../vendor/moj-frontend.min.js";

initAll();
initMinistry();

// What htmx brings in later needs its components started too.
document.body.addEventListener("htmx:load", ({ detail }) => {
  if (detail.elt !== document.body) initAll({ scope: detail.elt });
});

// A form that keeps itself while it is typed says so beside its buttons. Only 204 means kept: a sign-in page is 200.
document.body.addEventListener("htmx:afterRequest", ({ detail }) => {
  const line = detail.elt.matches("form[data-keeps]") && detail.elt.querySelector("[role=status]");
  if (!line) return;
  const { status } = detail.xhr;
  const time = new Date().toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
  const why = status === 0
    ? "there is no connection. Stay on this page: it is tried again when you go on typing."
    : "you may have been signed out, or the draft was sent or thrown away. Copy what you typed, then open Rowan again.";
  const said = status === 204 ? `Saved at ${time}` : `Not saved: ${why}`;
  if (line.textContent !== said) line.textContent = said;
});
