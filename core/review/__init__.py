"""What is looked at before a document leaves this computer."""
