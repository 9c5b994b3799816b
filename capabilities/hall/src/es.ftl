hall-name = Sala de atención
