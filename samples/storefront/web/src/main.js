document.body.textContent = 'Welcome to the storefront';
