"""The desk as a Django project: settings, routes, what surrounds every request (项目)."""
