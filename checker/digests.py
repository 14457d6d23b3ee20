"""SHA-256 by the code that comes with Python.

``hashlib`` would load OpenSSL for it, which takes a check as long as forty of its own modules;
``random`` of the standard library goes around it the same way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hashlib import sha256
else:
    try:
        from _sha2 import sha256
    except ImportError:  # before Python 3.12
        try:
            from _sha256 import sha256
        except ImportError:  # a Python that was built without its own
            from hashlib import sha256

__all__ = ["sha256"]
