"""Indonesian as it is typed: answers, commands, danger words, numbers and times. Pure."""
