"""The place of actions: recommendations under themes, who owns what, and how it goes on."""
