"""Who can read the audit and what stays of it: passphrase, recovery sheet, erasing, the log."""
