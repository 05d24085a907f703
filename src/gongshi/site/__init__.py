"""The public site: frozen pages that any web server can carry and a USB stick can open (公开网站)."""
