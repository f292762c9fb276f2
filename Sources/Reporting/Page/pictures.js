// ---- Images: each is in the page once; views share its address.

const addresses = new Map();

/** Address of an embedded image, made when it is first shown. */
function pictureAddress(file) {
  if (file == null) return null;
  if (!addresses.has(file)) {
    const bytes = Uint8Array.from(atob(data.pictures.files[file]), (character) => character.charCodeAt(0));
    addresses.set(file, URL.createObjectURL(new Blob([bytes], { type: "image/png" })));
  }
  return addresses.get(file);
}
/** Address of an image beside the page. */
const siblingAddress = (path) => path.split("/").map(encodeURIComponent).join("/");
