// A carrier for the tests. It does what its options say, tells what it hears as a line of JSON each, and takes orders from its
// input, a line of JSON each.
//
// Options:
//   bind       status of the answers to bind requests, by connection; 0 where nothing is said
//   steps      what happens to submissions, counted over all connections; `otherwise` (or `ok`) where nothing is said
//                "ok"       taken
//                <number>   refused with this status, without a body
//                "silent"   never answered
//                "drop"     never answered, and the connection ends
//                "receipt"  its receipt comes before its answer
//   gather     answers are held back until so many are missing, and then given in reverse
//   receipts   a receipt with this word follows every submission that is taken
//   hex        identifiers are hexadecimal in answers and decimal in receipts
//   deaf       enquire_link is never answered
//   tls        { key, cert }: files
'use strict';
const fs = require('fs');
const readline = require('readline');
const smpp = require('smpp');

const options = JSON.parse(process.argv[2] || '{}');
const say = (event) => process.stdout.write(JSON.stringify(event) + '\n');
const tls = options.tls && { key: fs.readFileSync(options.tls.key), cert: fs.readFileSync(options.tls.cert) };

let connections = 0;
let submissions = 0;
let current = null;

const identifier = (n, inReceipt) => {
    if (!options.hex) return `id-${n}`;
    return inReceipt ? String(4096 + n).padStart(10, '0') : (4096 + n).toString(16).toUpperCase();
};

const receipt = (session, n, to, word) => session.deliver_sm({
    esm_class: 4,
    source_addr: to,
    source_addr_ton: 1,
    short_message: `id:${identifier(n, true)} sub:001 dlvrd:001 submit date:2611230900 done date:2611230901 stat:${word} err:000 text:Bonjour`,
}, (answer) => say({ receipt_answered: answer.command_status }));

const server = smpp.createServer(tls || {}, (session) => {
    const connection = connections++;
    let missing = [];
    let gathered = false;
    current = session;

    const bind = (pdu) => {
        const status = (options.bind || [])[connection] || 0;
        session.send(pdu.response({ command_status: status, system_id: 'carrier' }));
        say({ bind: { connection, command: pdu.command, system_id: pdu.system_id, password: pdu.password, version: pdu.interface_version } });
        if (status) session.close();
    };
    for (const command of ['bind_transceiver', 'bind_receiver', 'bind_transmitter']) session.on(command, bind);

    const take = ({ pdu, n }) => {
        const word = options.receipts || 'DELIVRD';
        const answer = () => session.send(pdu.response({ message_id: identifier(n, false) }));
        if (stepOf(n) === 'receipt') {
            receipt(session, n, pdu.destination_addr, word);
            answer();
            return;
        }
        answer();
        if (options.receipts) receipt(session, n, pdu.destination_addr, word);
    };
    const stepOf = (n) => (options.steps || [])[n] ?? options.otherwise ?? 'ok';

    session.on('submit_sm', (pdu) => {
        const n = submissions++;
        const step = stepOf(n);
        missing.push({ pdu, n });
        const udh = pdu.short_message.udh;
        say({
            submit: {
                n,
                connection,
                to: pdu.destination_addr,
                to_type: [pdu.dest_addr_ton, pdu.dest_addr_npi],
                from: pdu.source_addr,
                from_type: [pdu.source_addr_ton, pdu.source_addr_npi],
                text: pdu.short_message.message,
                // The library takes the header apart: element, length, then reference, total, number.
                part: udh ? [...udh[0].slice(2)] : pdu.sar_total_segments ? [pdu.sar_msg_ref_num, pdu.sar_total_segments, pdu.sar_segment_seqnum] : null,
                data_coding: pdu.data_coding,
                esm_class: pdu.esm_class,
                // Sent as a relative time, which the library reads as an instant.
                validity_h: Math.round((pdu.validity_period - Date.now()) / 3600000),
                registered_delivery: pdu.registered_delivery,
                missing: missing.length,
            },
        });
        if (step === 'drop') return session.destroy();
        if (step === 'silent') return undefined;
        if (typeof step === 'number') {
            missing = missing.filter((other) => other.n !== n);
            return session.send(pdu.response({ command_status: step }));
        }
        if (!options.gather) {
            missing = missing.filter((other) => other.n !== n);
            return take({ pdu, n });
        }
        if (missing.length >= options.gather && !gathered) {
            // Some time for a submission too many to show itself.
            gathered = true;
            setTimeout(() => {
                const all = missing.reverse();
                [missing, gathered] = [[], false];
                all.forEach(take);
            }, 100);
        }
        return undefined;
    });

    session.on('enquire_link', (pdu) => {
        say({ enquired: connection });
        if (!options.deaf) session.send(pdu.response());
    });
    session.on('enquire_link_resp', () => say({ enquiry_answered: connection }));
    session.on('generic_nack', (pdu) => say({ refused: [pdu.sequence_number, pdu.command_status] }));
    session.on('unbind', (pdu) => {
        session.send(pdu.response());
        say({ unbound: connection });
        session.close();
    });
    session.on('error', () => {});
    session.on('close', () => say({ closed: connection }));
});

readline.createInterface({ input: process.stdin }).on('line', (line) => {
    const order = JSON.parse(line);
    if (order.receipt) receipt(current, order.receipt.n, order.receipt.to, order.receipt.word);
    if (order.deliver) current.deliver_sm(order.deliver, (answer) => say({ reply_answered: answer.command_status }));
    if (order.enquire) current.enquire_link();
    if (order.octets) current.socket.write(Buffer.from(order.octets, 'hex'));
    if (order.drop) current.destroy();
}).on('close', () => process.exit());

server.listen(options.port || 0, '127.0.0.1', () => say({ listening: server.address().port }));
