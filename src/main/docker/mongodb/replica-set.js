// Makes the replica set and its users where they aren't there. It runs on a member, by the localhost exception as long as
// there are no users, and as "admin" afterwards.
const fs = require('fs');
const secret = (name) => fs.readFileSync('/run/secrets/' + name, 'utf8').trim();
const admin = db.getSiblingDB('admin');

function signedIn() {
  try {
    return admin.auth('admin', secret('mongodb-admin-password')).ok === 1;
  }
  catch (error) {
    return false;
  }
}

if (!signedIn()) {
  try {
    rs.initiate({
      _id: 'rs0',
      // mongodb-1 is to be the primary while this runs.
      members: [1, 2, 3].map((number) => ({ _id: number, host: `mongodb-${number}:27017`, priority: (number === 1) ? 2 : 1 })),
    });
  }
  catch (error) {
    if (error.codeName !== 'AlreadyInitialized') {
      throw error;
    }
  }
  for (let tries = 0; !db.hello().isWritablePrimary; tries++) {
    if (tries === 120) {
      throw new Error('mongodb-1 has not become the primary; run this again');
    }
    sleep(500);
  }
  admin.createUser({ user: 'admin', pwd: secret('mongodb-admin-password'), roles: ['root'] });
  admin.auth('admin', secret('mongodb-admin-password'));
}
if (db.hello().isWritablePrimary && !admin.getUser('uptake')) {
  admin.createUser({
    user: 'uptake',
    pwd: secret('mongodb-uptake-password'),
    roles: [{ role: 'readWrite', db: 'uptake' }, { role: 'dbAdmin', db: 'uptake' }],
  });
}
