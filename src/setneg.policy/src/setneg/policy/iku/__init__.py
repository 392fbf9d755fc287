"""IKU: proposed by a unit, checked, discussed, approved, taken stock of, set by regulation.

Source: the ministry's standard on the performance indicators (IKU 5-7), R-IKU-01..12.
"""
