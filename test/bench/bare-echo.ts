import restify from 'restify';

/** The floor: what restify does when it does nothing else. Prints its port. */
const server = restify.createServer();
server.post('/echo', (request: restify.Request, response: restify.Response, next: restify.Next) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    response.json(200, JSON.parse(Buffer.concat(chunks).toString('utf8')));
    next();
  });
});
server.listen(0, '127.0.0.1', () => console.log(`listening ${server.address().port}`));
