"""What has been measured: trials and their pooling, moving, eating, and what four articles prescribe."""
