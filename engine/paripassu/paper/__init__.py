"""The paper itself: a certificate as text or as a page of the web, read into its sections."""
