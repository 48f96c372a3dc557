"""The subcommands of `daftar`: for administrators, scripts and tests; no window, no Qt."""
