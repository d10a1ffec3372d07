"""Looking back to learn: referral to the sub-group, agency returns, decision, review, learning."""
