"""The engines: pure Python, no Django, no network, importable and runnable alone."""
