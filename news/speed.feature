Halaman dan JSON peraturan yang terbit dilayani dari ingatan dan langsung gugur saat ditarik atau diubah; `make bench` mengukur portal di samping Plone polos.
