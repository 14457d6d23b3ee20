"""SHA-256 for what others may check, and BLAKE2 for what only the program compares, by Python's own code.

``hashlib`` would load OpenSSL for them, which takes a check as long as forty of its own modules;
``random`` of the standard library goes around it the same way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hashlib import blake2b, sha256
else:
    try:
        from _blake2 import blake2b
    except ImportError:  # a Python that was built without its own
        from hashlib import blake2b
    try:
        from _sha2 import sha256
    except ImportError:  # before Python 3.12
        try:
            from _sha256 import sha256
        except ImportError:
            from hashlib import sha256

__all__ = ["blake2b", "sha256"]
