"""What may leave the room, and for whom: one guard for wall, papers, packs and whatever else goes out. Pure."""
