// Runs before anything is painted, so that a chosen colour scheme doesn't flash the other one first.
document.documentElement.dataset.scheme = localStorage.getItem('scheme') ?? 'auto';
