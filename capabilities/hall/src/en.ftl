hall-name = Service hall
