"""The signer's folder: many documents read and signed, or returned, in one sitting."""
