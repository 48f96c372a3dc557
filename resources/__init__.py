"""Things to look at: fonts, icons, styles, tables of facts; sees nothing."""
