-- Takes every trace of these releases away, whichever of them was the last one; changes nothing where there was none.
begin;
drop trigger if exists keep_addresses_in_step on orders.orders;
drop function if exists orders.keep_addresses_in_step();
do $$
begin
  if exists (
    select from information_schema.columns
    where (table_schema, table_name, column_name) = ('orders', 'orders', 'shipping_address')
  ) then
    alter table orders.orders drop column if exists delivery_address;
  else
    alter table orders.orders rename column delivery_address to shipping_address;
  end if;
end $$;
delete from orders.migrations
where name in (
  'AddDeliveryAddress1767225600101',
  'FillDeliveryAddress1767225600102',
  'DropShippingAddress1767225600103',
  'RenameShippingAddress1767225600101'
);
commit;
