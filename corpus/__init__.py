"""The vocabulary that everything speaks, and where articles come from: files, pages and feeds."""
