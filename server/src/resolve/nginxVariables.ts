/** Whether a variable is one that nginx gives a value and that `set` must not name. A few of nginx's own can be set: `$args`, `$limit_rate`. */
export const isBuiltIn = (name: string): boolean => builtIn.has(name);

/** `ngx_http_core_module`, "Embedded Variables", without those that can be changed, and the headers of requests it knows by name. */
const builtIn = new Set(
  (
    'binary_remote_addr body_bytes_sent bytes_sent connection connection_requests connection_time content_length content_type ' +
    'document_root document_uri host hostname https is_args msec nginx_version pid pipe proxy_protocol_addr proxy_protocol_port ' +
    'proxy_protocol_server_addr proxy_protocol_server_port query_string realpath_root remote_addr remote_port remote_user request ' +
    'request_body request_body_file request_completion request_filename request_id request_length request_method request_time ' +
    'request_uri scheme server_addr server_name server_port server_protocol status tcpinfo_rtt tcpinfo_rttvar tcpinfo_snd_cwnd ' +
    'tcpinfo_rcv_space time_iso8601 time_local uri http_host http_user_agent http_referer http_via http_x_forwarded_for http_cookie'
  ).split(' '),
);
