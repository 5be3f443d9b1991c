<?php
// Sells through a webhook with the curl extension alone: http_build_query in, JSON out. Prints what it saw as JSON.
declare(strict_types=1);

$hook = rtrim(getenv('B24_HOOK'), '/');
$curl = curl_init();

function request(string $method, array $params = []): array
{
    global $hook, $curl;
    curl_setopt_array($curl, [
        CURLOPT_URL => "$hook/$method.json",
        CURLOPT_POST => true,
        CURLOPT_POSTFIELDS => http_build_query($params),
        CURLOPT_RETURNTRANSFER => true,
        CURLOPT_TIMEOUT => 30,
    ]);
    $body = curl_exec($curl);
    if ($body === false) {
        throw new RuntimeException(curl_error($curl));
    }
    $status = curl_getinfo($curl, CURLINFO_RESPONSE_CODE);
    if ($status === 503) {
        sleep(1);
        return request($method, $params);
    }
    return json_decode($body, true, flags: JSON_THROW_ON_ERROR) + ['status' => $status];
}

function everyDeal(): Generator
{
    $start = 0;
    do {
        $page = request('crm.deal.list', ['order' => ['ID' => 'ASC'], 'filter' => ['>ID' => 10], 'select' => ['ID'], 'start' => $start]);
        foreach ($page['result'] as $deal) {
            yield (int) $deal['ID'];
        }
        $start = $page['next'] ?? null;
    } while ($start !== null);
}

$listed = iterator_to_array(everyDeal(), false);
$fields = ['TITLE' => 'Ж & 100% + 1=2', 'OPPORTUNITY' => 12.5, 'COMMENTS' => "a\nb"];
$added = request('crm.deal.add', ['fields' => $fields])['result'];
request('crm.deal.update', ['id' => $added, 'fields' => ['OPPORTUNITY' => '99.90', 'STAGE_ID' => 'WON']]);
$read = request('crm.deal.get', ['id' => $added])['result'];
$removed = request('crm.deal.delete', ['id' => 1])['result'];

$contact = ['fields' => ['NAME' => 'Zoë', 'PHONE' => [['VALUE' => '+49 30 1', 'VALUE_TYPE' => 'WORK']]]];
$batch = request('batch', ['halt' => 0, 'cmd' => [
    'contact' => 'crm.contact.add?' . http_build_query($contact),
    'deal' => 'crm.deal.add?' . http_build_query(['fields' => ['TITLE' => 'From a batch', 'CONTACT_ID' => '$result[contact]']]),
    'read' => 'crm.deal.get?' . http_build_query(['id' => '$result[deal]']),
    'wrong' => 'crm.deal.get?id=999999',
]])['result'];

$missing = request('crm.deal.get', ['id' => 999999]);
$unknown = request('crm.deal.sell');
echo json_encode([
    'listed' => $listed, 'added' => $added, 'title' => $read['TITLE'], 'opportunity' => $read['OPPORTUNITY'], 'removed' => $removed,
    'contact' => $batch['result']['contact'], 'deal' => $batch['result']['deal'],
    'contactOfDeal' => $batch['result']['read']['CONTACT_ID'], 'failedCommands' => array_keys($batch['result_error']),
    'missing' => $missing['error_description'], 'unknown' => [$unknown['status'], $unknown['error']],
]), "\n";
