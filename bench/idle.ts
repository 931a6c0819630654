// Does nothing, to show how much of a server's delays is the machine's doing.
setInterval(() => {}, 1000)
process.on('SIGTERM', () => process.exit(0))
process.stderr.write('idle is ready: http://127.0.0.1:0\n')
