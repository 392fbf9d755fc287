Upgrade step 1000 to 1001: a site of the document stage is brought up to the forms with `make upgrade` or from Site Setup; what was changed on screen stays.
