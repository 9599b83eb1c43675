"""No two members of a container are called the same."""

from __future__ import annotations

from hashlib import blake2b


class Names:
    """The names given so far; of each only a digest of 8 bytes is kept."""

    def __init__(self) -> None:
        self.given: set[bytes] = set()

    def unlike_others(self, name: str, number: int) -> str:
        """The name, and behind it the number that tells it from another one of that name."""
        while (mark := digest(name)) in self.given:
            name = f"{name}~{number}"
        self.given.add(mark)
        return name


def digest(name: str) -> bytes:
    return blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).digest()
