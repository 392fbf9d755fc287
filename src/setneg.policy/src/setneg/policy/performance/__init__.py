"""What indicators come to: reports by period, achievement, lights, counted figures."""
