"""Drafts of service standards and SOPs, collected from the units (R-SPS-02..08)."""
