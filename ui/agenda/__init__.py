"""The calendar of the governor's programme: painted views, worked by mouse and keyboard alike."""
