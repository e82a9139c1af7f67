"""No models: the room's one table is laid with the triggers that write in it. (Only a room with this file is told of
migrations.)"""
