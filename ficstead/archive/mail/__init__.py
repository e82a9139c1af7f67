"""Mail that leaves the archive: queued in our own database, sent by the worker."""
