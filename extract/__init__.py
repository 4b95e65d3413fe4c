"""From the text of one article to the claims that it makes."""
