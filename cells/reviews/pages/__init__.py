"""What the templates of this part show: plain data, made once a request."""
