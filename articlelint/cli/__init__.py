"""The command line: one module a subcommand. The clock and the exit status live here, and nowhere else."""
