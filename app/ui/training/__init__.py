"""The guided path from labelled scans to a model: data, look over, choose, training, result."""
