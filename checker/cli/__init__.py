"""The command line: arguments and drafts → reports on the terminal and in files, and an exit code."""
