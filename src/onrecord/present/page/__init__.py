"""What the HTML account shows, made from records: one module for each part of the page."""
