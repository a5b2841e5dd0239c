import { RequestError, token } from 'app/graphql.js';

/**
 * Sends a file by PUT and tells how far it is, from 0 to 1. Resolves to the JSON that was answered.
 * @throws RequestError where it was refused, or the connection was lost
 */
export async function putFile(path, file, onProgress, { signal } = {}) {
  const proof = await token();
  signal?.throwIfAborted();
  return new Promise((resolve, reject) => {
    // fetch doesn't tell how much of a body is sent.
    const request = new XMLHttpRequest();
    request.open('PUT', path);
    request.setRequestHeader('Accept', 'application/json');
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.setRequestHeader('X-XSRF-TOKEN', proof);
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(total ? loaded / total : 1));
    request.addEventListener('error', () => reject(new RequestError('NETWORK')));
    request.addEventListener('abort', () => reject(signal.reason));
    request.addEventListener('load', () => {
      const body = parsed(request.responseText);
      if (request.status < 300) {
        resolve(body);
      }
      else {
        reject(new RequestError(`HTTP_${request.status}`, body?.detail ?? body?.title));
      }
    });
    signal?.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}

function parsed(text) {
  try {
    return JSON.parse(text);
  }
  catch {
    return null;
  }
}
