"""What is shipped beside the code: fonts, help, tools, examples, words; and how it is packed."""
