import { ActivityHandler, CloudAdapter, ConfigurationBotFrameworkAuthentication, MessageFactory } from 'botbuilder';
import restify from 'restify';

/** The anchor: botbuilder's EchoBot as its template makes it, on restify, without any durability. Prints its port. */
class EchoBot extends ActivityHandler {
  constructor() {
    super();
    this.onMessage(async (context, next) => {
      await context.sendActivity(MessageFactory.text(`Echo: ${context.activity.text}`));
      await next();
    });
  }
}

const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
const bot = new EchoBot();
const server = restify.createServer();
server.use(restify.plugins.bodyParser());
server.post('/api/messages', async (request: restify.Request, response: restify.Response) => {
  // botbuilder types its request a little differently from restify's own.
  await adapter.process(request as never, response, (context) => bot.run(context));
});
server.listen(0, '127.0.0.1', () => console.log(`listening ${server.address().port}`));
