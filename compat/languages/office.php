<?php
// An office's work with the curl extension alone: tasks by positional arguments, files, and an application's tokens. Prints JSON.
declare(strict_types=1);

$hook = rtrim(getenv('B24_HOOK'), '/');
$endpoint = rtrim(getenv('B24_ENDPOINT'), '/');
$curl = curl_init();

function fetch(string $url, ?array $params = null): string
{
    global $curl;
    curl_reset($curl);
    curl_setopt_array($curl, [CURLOPT_URL => $url, CURLOPT_RETURNTRANSFER => true, CURLOPT_TIMEOUT => 30]);
    if ($params !== null) {
        curl_setopt($curl, CURLOPT_POSTFIELDS, http_build_query($params));
    }
    $body = curl_exec($curl);
    if ($body === false) {
        throw new RuntimeException(curl_error($curl));
    }
    return $body;
}

function request(string $method, array $params, ?string $door = null): array
{
    global $hook;
    return json_decode(fetch(($door ?? $hook) . "/$method.json", $params), true, flags: JSON_THROW_ON_ERROR);
}

$task = (int) request('tasks.task.add', ['fields' => ['TITLE' => 'Move in', 'RESPONSIBLE_ID' => 1]])['result']['task']['id'];
request('task.commentitem.add', [$task, ['POST_MESSAGE' => 'Keys & plants']]);
request('task.checklistitem.add', [$task, ['TITLE' => 'Keys']]);
$comments = array_column(request('task.commentitem.getlist', [$task])['result'], 'POST_MESSAGE');
$checklist = array_column(request('task.checklistitem.getlist', [$task])['result'], 'TITLE');

$phones = [['VALUE' => '+49 30 1', 'VALUE_TYPE' => 'WORK'], ['VALUE' => '+49 30 2', 'VALUE_TYPE' => 'HOME']];
$contact = request('crm.contact.add', ['fields' => ['NAME' => 'Zoë', 'PHONE' => $phones]])['result'];
$read = request('crm.contact.get', ['id' => $contact])['result']['PHONE'];

$content = base64_encode("grün\0\n");
$plain = request('disk.folder.uploadfile', ['id' => 1, 'data' => ['NAME' => 'plain.txt'], 'fileContent' => $content])['result'];
$pair = request('disk.folder.uploadfile', ['id' => 1, 'data' => ['NAME' => 'pair.txt'], 'fileContent' => ['pair.txt', $content]])['result'];

$refresh = ['grant_type' => 'refresh_token', 'client_id' => getenv('B24_CLIENT_ID'), 'client_secret' => getenv('B24_CLIENT_SECRET'),
    'refresh_token' => getenv('B24_REFRESH_TOKEN')];
$tokenUrl = getenv('B24_TOKEN_URL') . '?' . http_build_query($refresh);
$tokens = json_decode(fetch($tokenUrl), true);
$again = json_decode(fetch($tokenUrl), true);
$auth = $tokens['access_token'];
$bound = request('event.bind', ['event' => 'onCrmDealAdd', 'handler' => getenv('B24_HANDLER'), 'auth' => $auth], $endpoint);
$events = request('event.get', ['auth' => $auth], $endpoint)['result'];
$unknown = request('profile', ['auth' => str_repeat('0', 70)], $endpoint);

echo json_encode([
    'comments' => $comments, 'checklist' => $checklist,
    'phones' => array_map(fn (array $phone) => [$phone['VALUE'], $phone['VALUE_TYPE']], $read),
    'files' => [fetch($plain['DOWNLOAD_URL']), fetch($pair['DOWNLOAD_URL'])],
    'isNewToken' => $tokens['refresh_token'] !== $refresh['refresh_token'], 'again' => $again['error'],
    'bound' => $bound['result'], 'events' => array_map(fn (array $event) => [$event['event'], $event['handler']], $events),
    'unknown' => $unknown['error'],
]), "\n";
