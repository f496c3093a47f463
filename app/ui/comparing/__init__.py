"""Two pictures side by side: an earlier scan, another, the heat map, or the network's input."""
