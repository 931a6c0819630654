// Does nothing: shows how much of a server's delay is caused by the machine.
setInterval(() => {}, 1000)
process.on('SIGTERM', () => process.exit(0))
process.stderr.write('idle is ready: http://127.0.0.1:0\n')
