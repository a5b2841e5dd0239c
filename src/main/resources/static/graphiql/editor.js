const example = `# What was used in 2016, and by how many.
{
  all: uptakeTotals(filter: { years: [2016] }) {
    modulesUsed
    trainees { count isMinimum }
  }
  ucc: uptakeTotals(filter: { years: [2016], programme: "UCC" }) {
    modulesUsed
    trainees { count isMinimum }
    classEquivalent { classes perWorkingDay }
  }
}
`;

const token = () => decodeURIComponent(document.cookie.match(/(?:^|; )XSRF-TOKEN=([^;]*)/)?.[1] ?? '');

const post = (path, contentType, body) => fetch(path, {
  method: 'POST',
  headers: { 'Content-Type': contentType, 'Accept': 'application/json', 'X-XSRF-TOKEN': token() },
  body,
});

const query = async (request) => (await post('/graphql', 'application/json', JSON.stringify(request))).json();

const signIn = document.getElementById('sign-in');
const signOut = document.getElementById('sign-out');
const message = document.getElementById('message');

async function showAccount() {
  const { data } = await query({ query: '{ me { username role country { name } } }' });
  const me = data?.me;
  signIn.hidden = Boolean(me);
  signOut.hidden = !me;
  if (me) {
    const office = me.country ? `${me.role.toLowerCase()} of ${me.country.name}` : me.role;
    document.getElementById('account').textContent = `Signed in as ${me.username}, ${office}`;
  }
}

signIn.addEventListener('submit', async (event) => {
  event.preventDefault();
  const response = await post('/login', 'application/x-www-form-urlencoded', new URLSearchParams(new FormData(signIn)));
  message.textContent = response.ok ? '' : (await response.json()).detail;
  if (response.ok) {
    // The schema may be for those who are signed in.
    location.reload();
  }
});

signOut.addEventListener('submit', async (event) => {
  event.preventDefault();
  await post('/logout', 'application/x-www-form-urlencoded', '');
  await showAccount();
});

ReactDOM.createRoot(document.getElementById('editor'))
  .render(React.createElement(GraphiQL, { fetcher: query, defaultQuery: example, shouldPersistHeaders: false }));
showAccount();
