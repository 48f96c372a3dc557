"""The tones of states, one register a module: a page that opens first reads only its own."""
